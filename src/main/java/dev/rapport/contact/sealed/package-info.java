/** How WeCom and WeChat sign, seal and write their calls; Weibo signs like them. */
@NullMarked
package dev.rapport.contact.sealed;

import org.jspecify.annotations.NullMarked;
