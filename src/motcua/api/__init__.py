"""The door for programs: what citizens and officials do on screens, other systems do here, as the person whose key they bear."""
