/**
 * WeCom: its calls are signed and sealed, and tell that customers wrote to a WeChat customer service (kf), from where it is fetched
 * and answered.
 */
@NullMarked
package dev.rapport.contact.wecom;

import org.jspecify.annotations.NullMarked;
