package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A sign that stands beside what it is about; its words are told to who hovers and to who listens. */
public class IconButton extends Button {

    public IconButton(VaadinIcon sign, String words) {
        super(sign.create());
        addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        setAriaLabel(words);
        setTooltipText(words);
    }
}
