# catalog

## Storefronts and places

catalog-name-taken = { $name } የሚባል አስቀድሞ አለ። ሌላ ስም ይምረጡ።
catalog-name-missing = ስም ይስጡት።
catalog-name-long = ስሙ በጣም ረዝሟል። ቢበዛ { $most } ፊደላት ይጠቀሙ።
