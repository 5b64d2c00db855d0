package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A form-js form. What it sends is what a browser sent: check it before use. */
@Tag("bpmn-form")
@NpmPackage(value = "@bpmn-io/form-js-viewer", version = "2.0.0")
@JsModule("./components/bpmn-form.ts")
public final class BpmnForm extends Component implements HasSize, HasStyle {

    public BpmnForm(ObjectNode schema, ObjectNode data) {
        getElement().setProperty("language", UI.getCurrent().getLocale().getLanguage());
        getElement().setPropertyJson("schema", schema);
        getElement().setPropertyJson("data", data);
    }

    /** Checks in the browser; only a form without errors is sent to the submit listeners. */
    public void submit() {
        getElement().callJsFunction("submit");
    }

    public void setReadOnly(boolean readOnly) {
        getElement().setProperty("readonly", readOnly);
    }

    public Registration addSubmitListener(ComponentEventListener<Submitted> listener) {
        return addListener(Submitted.class, listener);
    }

    /** Listens to what is entered before it is sent, a moment after the typing stops. */
    public Registration addDraftListener(ComponentEventListener<Drafted> listener) {
        return addListener(Drafted.class, listener);
    }

    /** A form was sent. */
    @DomEvent("bpmn-form-submit")
    public static final class Submitted extends ComponentEvent<BpmnForm> {

        private final transient JsonNode data;

        public Submitted(BpmnForm source, boolean fromClient, @EventData("event.detail.data") JsonNode data) {
            super(source, fromClient);
            this.data = data;
        }

        public JsonNode data() {
            return data;
        }
    }

    /** A form was changed and not yet sent. */
    @DomEvent("bpmn-form-draft")
    public static final class Drafted extends ComponentEvent<BpmnForm> {

        private final transient JsonNode data;

        public Drafted(BpmnForm source, boolean fromClient, @EventData("event.detail.data") JsonNode data) {
            super(source, fromClient);
            this.data = data;
        }

        public JsonNode data() {
            return data;
        }
    }
}
