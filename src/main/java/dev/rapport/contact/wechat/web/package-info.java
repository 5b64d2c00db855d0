/** Where WeChat calls. */
@NullMarked
package dev.rapport.contact.wechat.web;

import org.jspecify.annotations.NullMarked;
