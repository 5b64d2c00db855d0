/** The pages of calls. */
@NullMarked
package dev.rapport.contact.calls.ui;

import org.jspecify.annotations.NullMarked;
