/** Where WeCom calls. */
@NullMarked
package dev.rapport.contact.wecom.web;

import org.jspecify.annotations.NullMarked;
