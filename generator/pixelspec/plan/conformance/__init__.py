"""The checks of a model, as literals: what each group of them expects, and from which fact."""
