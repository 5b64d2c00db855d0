package dev.rapport.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page of the browser has: theme, light or dark as the system says, and live updates. */
@StyleSheet(Aura.STYLESHEET)
@ColorScheme(ColorScheme.Value.SYSTEM)
@Push
public class Shell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Rapport");
        settings.addFavIcon("icon", "icons/rapport.svg", "any");
    }
}
