/** Telephone systems on Asterisk, which tell of calls on a line that we open (AMI), and make calls when asked to. */
@NullMarked
package dev.rapport.contact.asterisk;

import org.jspecify.annotations.NullMarked;
