/** Douyin: private messages to an account and comments come by signed calls and are answered; likes and follows come as what people do. */
@NullMarked
package dev.rapport.contact.douyin;

import org.jspecify.annotations.NullMarked;
