package dev.rapport.planted;

import io.camunda.client.CamundaClient;

final class MovedToken {

    void move(CamundaClient client) {
        client.newModifyProcessInstanceCommand(1)
                .moveElements("Task_A", "Task_B")
                .send();
    }
}
