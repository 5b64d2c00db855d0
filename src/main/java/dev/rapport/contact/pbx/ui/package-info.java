/** What administrators say of telephone systems. */
@NullMarked
package dev.rapport.contact.pbx.ui;

import org.jspecify.annotations.NullMarked;
