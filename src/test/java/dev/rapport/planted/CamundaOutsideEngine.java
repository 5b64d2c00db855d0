package dev.rapport.planted;

import io.camunda.client.CamundaClient;

final class CamundaOutsideEngine {

    void complete(CamundaClient client) {
        client.newCompleteCommand(1).send();
    }
}
