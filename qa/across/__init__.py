"""Questions over several documents: which are meant, what is asked of each, and one program over all of them."""
