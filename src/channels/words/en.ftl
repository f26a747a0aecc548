# channels



## What cannot be used

channels-key-unusable = A message needs a key of at most 200 characters.
