# catalog

## Storefronts and places

catalog-name-taken = Sekukhona okubizwa ngokuthi { $name }. Khetha elinye igama.
catalog-name-missing = Kunike igama.
catalog-name-long = Lelo gama lide kakhulu. Sebenzisa izinhlamvu ezingekho ngaphezu kuka { $most }.
