"""Documents made on the machines of a cluster, with dask.distributed: only where one is asked for."""
