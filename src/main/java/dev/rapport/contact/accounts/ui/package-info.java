/** Screens of our accounts on other sides. */
@NullMarked
package dev.rapport.contact.accounts.ui;

import org.jspecify.annotations.NullMarked;
