/** What adapters of platforms have in common on which people chat with an account of ours. */
@NullMarked
package dev.rapport.contact.chats;

import org.jspecify.annotations.NullMarked;
