/** WeChat official accounts: what followers write comes by signed and sealed calls and is answered; what they do comes along. */
@NullMarked
package dev.rapport.contact.wechat;

import org.jspecify.annotations.NullMarked;
