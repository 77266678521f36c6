# What the daemon cannot see when it checks its configuration: the Nix store, the host's users.
# Names, spans and addresses are its own to check, while the system builds.
{ config, lib, ... }:
let
  cfg = config.services.clawdlets.orchestrator;
  inherit (builtins) attrNames attrValues concatLists elem filter isString length match substring stringLength storeDir;
  groups = config.users.groups;
  users = config.users.users;

  require = assertion: message: {
    inherit assertion;
    message = "services.clawdlets.orchestrator: ${message}";
  };

  credential =
    name:
    let
      path = cfg.credentials.${name};
    in
    [
      # A path literal counts as the store too: using it copies the file there, for all to read.
      (require (isString path && substring 0 (stringLength storeDir + 1) path != "${storeDir}/")
        "credentials.${name} lies in the Nix store, where everybody reads it; give the path of a file outside as a string")
      # A blank or a % would mean something to systemd.
      (require (match "/[A-Za-z0-9/._@+-]+" (toString path) != null)
        "credentials.${name} is not an absolute path of letters, digits and /._@+-")
    ];

  people = attrValues cfg.bots ++ attrValues cfg.operators;

  distinct =
    person:
    require (length (filter (other: other.uid == person.uid) people) == 1)
      "uid ${toString person.uid} is given to more than one bot or operator; the uid is all that tells them apart";

  # Each is root by another name, or the daemon, or the operator.
  powerful = [ "root" "wheel" "disk" "docker" "podman" "lxd" "incus-admin" "libvirtd" "kvm" "clf" "clf-operators" ];

  groupsOf =
    user:
    [ users.${user}.group ]
    ++ users.${user}.extraGroups
    ++ filter (group: elem user groups.${group}.members) (attrNames groups);

  sudo = config.security.sudo.extraRules ++ config.security.sudo-rs.extraRules;

  powerless =
    bot:
    let
      mine = groupsOf bot.user;
      rules = filter (rule: elem bot.user rule.users || elem bot.uid rule.users || filter (group: elem group mine) rule.groups != [ ]) sudo;
    in
    [
      (require (filter (group: elem group powerful) mine == [ ])
        "the bot user ${bot.user} is in ${toString (filter (group: elem group powerful) mine)}; a bot may have no power on its host")
      (require (rules == [ ]) "a sudo rule names the bot user ${bot.user} or one of its groups; a bot may have no power on its host")
    ];

  operator =
    operator:
    let
      uid = if users ? ${operator.user} then users.${operator.user}.uid else null;
    in
    require (uid == null || uid == operator.uid)
      "the operator ${operator.user} is given uid ${toString operator.uid}, but users.users.${operator.user}.uid is ${toString uid}";

  persona =
    name:
    map (variable:
      let
        source = cfg.personas.${name}.env.${variable};
      in
      require (!source.required || cfg.credentials ? ${source.credential})
        "personas.${name} requires ${variable} from the credential ${source.credential}, which is not in credentials"
    ) (attrNames cfg.personas.${name}.env);
in
{
  config = lib.mkIf cfg.enable {
    assertions =
      concatLists (map credential (attrNames cfg.credentials))
      ++ map distinct people
      ++ concatLists (map powerless (attrValues cfg.bots))
      ++ map operator (attrValues cfg.operators)
      ++ concatLists (map persona (attrNames cfg.personas));
  };
}
