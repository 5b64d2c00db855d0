/** What a customer did on our channels, and what it says, on its page. */
@NullMarked
package dev.rapport.contact.behaviours.ui;

import org.jspecify.annotations.NullMarked;
