"""All components on one page, in all their states. Open in demonstrations and in development only."""
