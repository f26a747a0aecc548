# catalog

## Storefronts and places

catalog-name-taken = Sele ikhona ebizwa ngokuba { $name }. Khetha elinye igama.
catalog-name-missing = Yinike igama.
catalog-name-long = Elo gama lide kakhulu. Sebenzisa oonobumba abangekho ngaphezu kwe { $most }.
