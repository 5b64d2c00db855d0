/** Weibo: private messages to a verified account come by signed calls and are answered, comments are asked for and answered; follows and mentions come as what people do. */
@NullMarked
package dev.rapport.contact.weibo;

import org.jspecify.annotations.NullMarked;
