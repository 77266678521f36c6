# A host as somebody might write it, with a value for most options.
{
  users.users.alice = {
    isNormalUser = true;
    uid = 1000;
    group = "users";
  };

  services.clawdlets.orchestrator = {
    enable = true;
    fleet = "example";
    cattle.listen = "100.64.0.1:7443";
    credentials.demo_secret = "/run/secrets/demo_secret";

    bots.helper = {
      uid = 901;
      policy = {
        personas = [ "demo" ];
        env = [ "DEMO_SECRET" ];
        maxTtl = "30m";
      };
    };

    # Only named: what it may do is what the defaults say.
    bots.newcomer.uid = 902;

    operators.alice.uid = 1000;

    personas.demo = {
      description = ''Says "hello", once'';
      argv = [ "./run.sh" ];
      files."run.sh" = ''
        #!/bin/sh
        # A tab	a backslash \ a quote " an umlaut ü
        printf '{"hello":"%s"}\n' "''${DEMO_SECRET:+known}" > "$CLF_RESULT_FILE"
      '';
      timeLimit = "5m";
      env.DEMO_SECRET.credential = "demo_secret";
    };
  };
}
