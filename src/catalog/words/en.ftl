# catalog

## Storefronts and places

catalog-name-taken = There is one called { $name } already. Choose another name.
catalog-name-missing = Give it a name.
catalog-name-long = That name is too long. Use at most { $most } characters.
