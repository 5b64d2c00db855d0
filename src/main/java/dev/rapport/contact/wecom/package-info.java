/**
 * WeCom: its calls are signed and sealed. They tell that customers wrote to a WeChat customer service (kf), from where it is fetched
 * and answered, who has whom of us as a contact (customer contact), and how groups of customers are.
 */
@NullMarked
package dev.rapport.contact.wecom;

import org.jspecify.annotations.NullMarked;
