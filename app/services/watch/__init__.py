"""The watch: rules over what moves, tried before they are switched on; key vehicles."""
