/** Where Weibo calls. */
@NullMarked
package dev.rapport.contact.weibo.web;

import org.jspecify.annotations.NullMarked;
