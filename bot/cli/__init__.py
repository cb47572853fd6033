"""The command line, for analysts and operators."""
