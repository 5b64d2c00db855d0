/** Where Douyin calls. */
@NullMarked
package dev.rapport.contact.douyin.web;

import org.jspecify.annotations.NullMarked;
