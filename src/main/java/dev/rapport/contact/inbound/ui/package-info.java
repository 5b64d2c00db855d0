/** What administrators see of what came in and could not be taken in. */
@NullMarked
package dev.rapport.contact.inbound.ui;

import org.jspecify.annotations.NullMarked;
