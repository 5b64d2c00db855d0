/** How far messages got and how answers get out, in words: for all screens on which somebody writes to customers. */
@NamedInterface("ui")
@NullMarked
package dev.rapport.contact.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
