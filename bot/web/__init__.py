"""Web: health for platforms, and the demo's feeds on loopback."""
