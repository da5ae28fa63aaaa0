"""Work that outlasts a request: a table of jobs, worked one after the other beside the site, taken up again after a crash."""
