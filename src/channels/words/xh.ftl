# channels



## What cannot be used

channels-key-unusable = Umyalezo ufuna isitshixo esinoonobumba abangadlulanga ku‑200.
