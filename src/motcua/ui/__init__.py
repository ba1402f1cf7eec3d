"""What every page is made of: layouts, components, form fields, words. Knows no domain room."""
