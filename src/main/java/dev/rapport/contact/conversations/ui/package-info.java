/** The screens of conversations. */
@NullMarked
package dev.rapport.contact.conversations.ui;

import org.jspecify.annotations.NullMarked;
