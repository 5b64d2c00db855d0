/** How calls of other systems are read and answered. */
@NullMarked
package dev.rapport.contact.inbound.web;

import org.jspecify.annotations.NullMarked;
