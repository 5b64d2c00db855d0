/** Screens of the addresses of other systems that are told what happens here. */
@NullMarked
package dev.rapport.contact.hooks.ui;

import org.jspecify.annotations.NullMarked;
