package dev.rapport.contact.pbx.ui;

import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ui.AccountPanel;
import dev.rapport.contact.calls.Extensions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Telephone systems of either way have extensions. */
@Configuration(proxyBeanMethods = false)
class ExtensionsPanels {

    @Bean
    AccountPanel extensionsOfTelephoneSystems(Extensions extensions, Staff staff) {
        return new ExtensionsPanel("pbx", extensions, staff);
    }

    @Bean
    AccountPanel extensionsOfAsterisks(Extensions extensions, Staff staff) {
        return new ExtensionsPanel("asterisk", extensions, staff);
    }
}
