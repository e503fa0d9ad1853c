"""What a spec means: frozen values, without YAML, Python names or HTTP."""
