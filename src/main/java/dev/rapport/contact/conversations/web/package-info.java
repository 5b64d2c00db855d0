/** Conversations for other systems. */
@NullMarked
package dev.rapport.contact.conversations.web;

import org.jspecify.annotations.NullMarked;
