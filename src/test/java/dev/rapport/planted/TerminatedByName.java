package dev.rapport.planted;

import io.camunda.client.CamundaClient;

final class TerminatedByName {

    void move(CamundaClient client) {
        client.newModifyProcessInstanceCommand(1).terminateElements("Task_A").send();
    }
}
