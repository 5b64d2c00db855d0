/** What administrators see of what came by forms. */
@NullMarked
package dev.rapport.contact.site.ui;

import org.jspecify.annotations.NullMarked;
