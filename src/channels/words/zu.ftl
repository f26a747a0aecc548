# channels



## What cannot be used

channels-key-unusable = Umlayezo udinga ukhiye onezinhlamvu ezingevile ku‑200.
