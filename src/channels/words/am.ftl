# channels



## What cannot be used

channels-key-unusable = አንድ መልእክት ከ200 ፊደላት ያልበለጠ ቁልፍ ያስፈልገዋል።
