/** The page on which canned answers are kept. */
@NullMarked
package dev.rapport.contact.canned.ui;

import org.jspecify.annotations.NullMarked;
