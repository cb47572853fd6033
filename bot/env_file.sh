# Sourced by run.sh: takes settings from a file of NAME=value lines, as `setup` keeps them.
# What the environment says already stands. BOT_NAMES_FROM_ENV_FILE tells `doctor` which names came from the file.
read_env_file() { # FILE
  local line name value number=0
  local names=()
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    line=${line%$'\r'}
    if [[ $line =~ ^[[:space:]]*(#.*)?$ ]]; then continue; fi
    if ! [[ $line =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]]; then
      echo "warning: $1:$number is not read; write NAME=value" >&2
      continue
    fi
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    if [ -n "${!name+set}" ]; then continue; fi
    if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
    export "$name=$value"
    names+=("$name")
  done < "$1"
  export BOT_NAMES_FROM_ENV_FILE="${names[*]:-}"
}
